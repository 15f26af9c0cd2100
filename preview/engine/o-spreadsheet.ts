import type * as Engine from '@odoo/o-spreadsheet';
import type * as Owl from '@odoo/owl';

declare const o_spreadsheet: typeof Engine;
declare const owl: typeof Owl;

/** The engine and what it draws with: the page loads both as published, before its own script. */
export const engine = o_spreadsheet;
export const { App } = owl;

export type Model = Engine.Model;
export type Dispatch = Model['dispatch'];
/** A workbook as the engine takes it in. */
export type WorkbookData = ReturnType<typeof engine.load>;
