// Jest's TypeScript: the same compiler as the bundles. (ts-jest needs the compiler API that TypeScript 7 no longer has.)
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

module.exports = {
  process(source, path) {
    const { code } = transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'inline',
      sourcefile: path,
    });
    return { code };
  },
  getCacheKey(source, path, { configString, instrument }) {
    return createHash('sha1')
      .update([version, source, path, configString, instrument].join('\0'))
      .digest('hex');
  },
};
