import assert from "node:assert/strict";
import { test } from "node:test";
import { Site } from "../adapter.ts";
import { officialOn } from "../place.ts";
import { ADAPTERS, adapterFor } from "./index.ts";
import { problems } from "./check.ts";

// The interpreter quotes labels with this; there is no page here.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const site = (network: string) => new Site(ADAPTERS.find((adapter) => adapter.network === network)!);
const facebook = site("facebook");
const linkedin = site("linkedin");
const address = (of: Site, path: string) => of.address(new URL(path, `https://${of.data.hosts[0]}`));

for (const adapter of ADAPTERS) {
  test(`the adapter of ${adapter.network} is well formed`, () => assert.deepEqual(problems(adapter), []));
}

test("a broken adapter is told with the place of each problem", () => {
  const broken = structuredClone(ADAPTERS[0]!) as unknown as Record<string, any>;
  broken["items"].comment.text[0].selectr = "p";
  broken["items"].post.id[0].pattern = "(";
  broken["places"][0].kind = "secret";
  delete broken["excluded"];
  assert.deepEqual(problems(broken), [
    "places[0].kind: one of private, page, group, personal, other is wanted",
    "excluded: a list is wanted",
    "items.post.id[0].pattern: SyntaxError: Invalid regular expression: /(/i: Unterminated group",
    "items.comment.text[0].selectr: unknown key",
  ]);
});

test("a label that no language has is told", () => {
  const broken = structuredClone(ADAPTERS[0]!) as unknown as Record<string, any>;
  broken["items"].post.truncated[0].labels = "nothing";
  broken["own"][0].selector = "[aria-label='{missing}']";
  assert.deepEqual(problems(broken), ["own[0]: no labels are called missing", "items.post.truncated[0]: no labels are called nothing"]);
});

test("hosts: the demonstration ones in development builds, lookalikes never", () => {
  assert.equal(adapterFor("www.facebook.com")?.network, "facebook");
  assert.equal(adapterFor("www.linkedin.localhost")?.network, "linkedin");
  assert.equal(adapterFor("www.facebook.com.example"), undefined);
  assert.equal(adapterFor("m.facebook.com"), undefined);
});

test("private addresses are private, whatever comes after", () => {
  for (const path of ["/messages", "/messages/t/1", "/messages?x=1", "/login.php", "/checkpoint/1", "/settings?tab=account", "/camera.maremma.demo/inbox/", "/notifications", "/marketplace/inbox"]) {
    assert.equal(address(facebook, path).kind, "private", path);
  }
  for (const path of ["/messaging/", "/messaging/thread/2-abc/", "/sales/home", "/talent/x", "/company/camera-maremma-demo/admin/inbox/", "/psettings/privacy"]) {
    assert.equal(address(linkedin, path).kind, "private", path);
  }
});

test("addresses that no rule knows are unknown", () => {
  for (const path of ["/a/b/c/d", "/x-y", "/camera.maremma.demo/something/new"]) assert.equal(address(facebook, path).kind, "unknown", path);
  for (const path of ["/whatever", "/companyx/camera"]) assert.equal(address(linkedin, path).kind, "unknown", path);
});

test("Facebook: whose page an address is", () => {
  const page = (path: string) => {
    const { kind, account, post, owner } = address(facebook, path);
    return [kind, account, post, owner];
  };
  assert.deepEqual(page("/Camera.Maremma.Demo"), ["page", "cameramaremmademo", undefined, false]);
  assert.deepEqual(page("/camera.maremma.demo/?locale=it_IT"), ["page", "cameramaremmademo", undefined, false]);
  assert.deepEqual(page("/camera.maremma.demo/posts/122101"), ["page", "cameramaremmademo", "122101", false]);
  assert.deepEqual(page("/camera.maremma.demo/posts/un-titolo/pfbid02abc?comment_id=1"), ["page", "cameramaremmademo", "pfbid02abc", false]);
  assert.deepEqual(page("/profile.php?id=100090000000001&sk=about"), ["page", "100090000000001", undefined, false]);
  assert.deepEqual(page("/permalink.php?story_fbid=pfbid0x&id=100090"), ["page", "100090", "pfbid0x", false]);
  assert.deepEqual(page("/Camera-di-commercio-100090000000001/"), ["page", "100090000000001", undefined, false]);
  assert.deepEqual(page("/photo/?fbid=77&set=a.1"), ["page", undefined, "77", true]);
  assert.deepEqual(page("/groups/1234/posts/5"), ["group", "1234", "5", false]);
  assert.deepEqual(page("/"), ["other", undefined, undefined, false]);
  assert.deepEqual(page("/watch"), ["other", undefined, undefined, false]);
});

test("LinkedIn: whose page an address is", () => {
  const page = (path: string) => {
    const { kind, account, post, owner } = address(linkedin, path);
    return [kind, account, post, owner];
  };
  assert.deepEqual(page("/company/Camera-Maremma-Demo/posts/"), ["page", "camera-maremma-demo", undefined, false]);
  assert.deepEqual(page("/feed/update/urn:li:activity:739/"), ["page", undefined, "739", true]);
  assert.deepEqual(page("/feed/update/urn%3Ali%3AugcPost%3A739/"), ["page", undefined, "739", true]);
  assert.deepEqual(page("/posts/camera-maremma-demo_bando-activity-739-aBcD"), ["page", undefined, "739", true]);
  assert.deepEqual(page("/in/giulia-bianchi-demo/"), ["personal", "giulia-bianchi-demo", undefined, false]);
  assert.deepEqual(page("/feed/"), ["other", undefined, undefined, false]);
});

test("official accounts are compared as the network compares them, each on its own network", () => {
  const accounts = [
    { network: "facebook", id: "Camera.Maremma.Demo" },
    { network: "linkedin", id: "camera-maremma-demo" },
  ] as const;
  assert.deepEqual([...officialOn(facebook, accounts)], ["cameramaremmademo"]);
  assert.deepEqual([...officialOn(linkedin, accounts)], ["camera-maremma-demo"]);
});

test("Facebook: reserved words are not names of accounts, names that begin like them are", () => {
  for (const path of ["/watch", "/events/", "/home.php", "/pages/category/Ente"]) assert.equal(address(facebook, path).kind, "other", path);
  for (const path of ["/livestock.demo", "/watchmaker", "/messages.camera"]) assert.equal(address(facebook, path).kind, "page", path);
});
