import { type Dispatch, engine, type Model } from './o-spreadsheet';

const EDIT = 'EPA_COHORT_EDIT';
interface EditCommand {
  readonly type: typeof EDIT;
  readonly work: (dispatch: Dispatch) => void;
}

/** The engine takes everything that one command leads to as one step; this is a command that leads to anything. */
export function registerEdits(): void {
  const { UIPlugin, registries, lockedSheetAllowedCommands } = engine;
  class Edits extends UIPlugin {
    override handle(command: unknown): void {
      const edit = command as EditCommand;
      if (edit.type === EDIT) edit.work(this.dispatch);
    }
  }
  registries.featurePluginRegistry.add(EDIT, Edits);
  // It may concern another sheet than a locked one in front.
  (lockedSheetAllowedCommands as Set<string>).add(EDIT);
}

/** Everything that `work` does is calculated once and undone at once. */
export function editAtOnce(model: Model, work: (dispatch: Dispatch) => void): void {
  const { isSuccessful } = model.dispatch(EDIT as 'START', { work } as object);
  if (!isSuccessful) throw new Error('The engine refused to be written to.');
}
