import { useMemo } from "react";

/** What comments need to know of their post. It stays the same object while comments come and go, so that they are not drawn again. */
export const useSubject = ({ id, account, group }) => useMemo(() => ({ id, account, group }), [id, account, group]);
