import { type BuildOptions, build, type Metafile } from 'esbuild';

/** One script of a host, and whose code besides ours stands in it. */
export interface Bundle {
  readonly code: string;
  /** Names of packages, in alphabetical order. */
  readonly packages: readonly string[];
}

/** How every script is bundled. Licences go into the notices (notices.ts), so none is left to chance in the code. */
export const BUNDLED = {
  bundle: true,
  minify: true,
  format: 'iife',
  charset: 'utf8',
  legalComments: 'none',
} as const satisfies BuildOptions;

export async function bundle(entryPoint: string, options: BuildOptions): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...BUNDLED,
    ...options,
    entryPoints: [entryPoint],
    metafile: true,
    write: false,
  });
  return { code: outputFiles[0]?.text ?? '', packages: packagesIn(metafile) };
}

/** As esbuild tells them, not as a list that somebody keeps: what it puts in tomorrow is told of tomorrow. */
export function packagesIn({ inputs }: Metafile): string[] {
  const names = Object.keys(inputs).flatMap(
    (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}
