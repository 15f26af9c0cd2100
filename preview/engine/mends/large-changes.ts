import { type Evaluation, replacePart } from './parts';

/** From this many changed cells on, calculating everything is quicker than looking for what depends on them. */
const MANY = 500;

/**
 * For each cell that a sort or a paste has changed the engine notes its dependents anew and looks for them among all that
 * it found before, which takes the square of their number. Beyond a few hundred it forgets them and calculates everything.
 */
export function calculateLargeChangesAnew(): void {
  replacePart<Evaluation>('coreViewsPluginRegistry', 'evaluation', (Found) => {
    return class extends Found {
      override handle(command: unknown): void {
        if (this.positionsToUpdate.length > MANY) this.shouldRebuildDependenciesGraph = true;
        super.handle(command);
      }
    };
  });
}
