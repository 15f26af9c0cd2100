export default async function stop(): Promise<void> {
  await globalThis.browserTests?.browser.close();
  await globalThis.browserTests?.site.close();
}
