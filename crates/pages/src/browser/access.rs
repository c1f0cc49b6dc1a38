//! The notice that the browser does not let the extension read the sites, with the button that asks for it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use super::words::t;

/// Shown only while the permission is missing: Firefox leaves it to the person, Chromium lets her withdraw it.
#[component]
pub fn AccessNotice() -> impl IntoView {
    let granted = RwSignal::new(true);
    spawn_local(async move { granted.set(api::may_read_sites().await) });
    let ask = move |_| spawn_local(async move { granted.set(api::ask_for_sites().await) });
    view! {
        <Show when=move || !granted.get()>
            <div class="alert alert-warning" role="alert">
                <p>{t("popup_access_missing")}</p>
                <button type="button" class="btn btn-primary btn-sm" on:click=ask>
                    {t("popup_access_grant")}
                </button>
            </div>
        </Show>
    }
}
