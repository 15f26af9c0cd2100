/**
 * Where a pane that asks to be printed is printed: in Excel for Windows. On a Mac nothing happens (office-js #3385), and on
 * the web the frame of a pane may open no dialogs.
 */
export function canPrint(platform: Office.PlatformType): boolean {
  return platform === Office.PlatformType.PC;
}
