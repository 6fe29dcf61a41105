// What a person does in Firefox's own window: code that runs there (`openWindowScope`), with its `ARGUMENT`.

/** To extensions: for its own bars it would need a language pack. */
export const speak = `
  Services.locale.availableLocales = ['en-US', ARGUMENT];
  Services.locale.requestedLocales = [ARGUMENT];`;

/** The prompt is on the tab that asked, and shows when that tab does. */
export const clickInPrompt = `
  for (const { gBrowser, PopupNotifications } of Services.wm.getEnumerator('navigator:browser')) {
    const isAsking = ({ linkedBrowser }) => PopupNotifications.getNotification('addon-webext-permissions', linkedBrowser);
    const tab = gBrowser?.tabs.find(isAsking);
    if (tab) gBrowser.selectedTab = tab;
    const prompt = tab && [...PopupNotifications.panel.children].find(({ id }) => id.startsWith('addon-webext-permissions'));
    if (prompt && PopupNotifications.panel.state === 'open') {
      prompt[ARGUMENT].click();
      return true;
    }
  }
  return false;`;

const findWidget = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(ARGUMENT);
  const { widget } = ExtensionParent.apiManager.global.browserActionFor(extension);`;

/** Out of the panel behind the puzzle piece, where Firefox puts what is new. */
export const placeButton = `${findWidget}
  CustomizableUI.addWidgetToArea(widget.id, CustomizableUI.AREA_NAVBAR);`;

export const measureButton = `${findWidget}
  const { x, y, width, height } = widget.forWindow(window).node.getBoundingClientRect();
  return JSON.stringify({ x: mozInnerScreenX + x + width / 2, y: mozInnerScreenY + y + height / 2 });`;

export const closeTab = `
  const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === ARGUMENT);
  if (tab) gBrowser.removeTab(tab);
  return Boolean(tab);`;

export const closePanel = `
  const panel = document.querySelector('.webextension-popup-browser')?.closest('panel');
  if (panel?.state !== 'open') return false;
  panel.hidePopup();
  return true;`;

/** Its button is dead for a moment, lest somebody press it by accident. */
export const allowLink = `
  const dialogs = gBrowser.getTabDialogBox(gBrowser.selectedBrowser).getTabDialogManager().dialogs;
  const question = dialogs.map(({ _frame }) => _frame.contentDocument.querySelector('dialog')).find(Boolean);
  const button = question?.shadowRoot?.querySelector('[dlgtype=accept]');
  if (!button || button.disabled) return false;
  button.click();
  return true;`;

/** As when it has been idle, but now. */
export const stopBackground = `
  const { extension } = WebExtensionPolicy.getByID(ARGUMENT);
  await extension.terminateBackground({ disableResetIdleForTest: true });`;

/** Every tab but the one in front, and every other window. */
export const closeAllButSelected = `
  for (const other of Services.wm.getEnumerator('navigator:browser')) if (other !== window) other.close();
  gBrowser.removeAllTabsBut(gBrowser.selectedTab, { animate: false, skipWarnAboutClosingTabs: true });`;

/** Cookies, what is cached, and what the harness itself has set. */
export const forgetAll = `
  Services.cookies.removeAll();
  Services.cache2.clear();
  const set = ['dom.events.testing.asyncClipboard', 'browser.download.folderList', 'browser.download.dir', 'devtools.console.stdout.content'];
  for (const name of set) Services.prefs.clearUserPref(name);`;

/** The popup at the toolbar; when it was told to open, in milliseconds since the epoch. */
export const openPanel = `${findWidget}
  const action = ExtensionParent.apiManager.global.browserActionFor(extension);
  const at = performance.timeOrigin + performance.now();
  await action.openPopup(window, true);
  return at;`;

/** Whether every panel is closed; what is open closes a moment later. */
export const closePanels = `
  const open = [...document.querySelectorAll('panel')].filter(({ state }) => state !== 'closed');
  for (const panel of open) panel.hidePopup();
  return open.length === 0;`;
