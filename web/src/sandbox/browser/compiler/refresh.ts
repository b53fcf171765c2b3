/** What a module of React components begins and ends with, so that an edit keeps what its components hold. Both stay on lines of their own code. */
export const refreshHead = (id: string): string =>
  `const __rr=globalThis.__forjaRefresh,$RefreshReg$=(t,n)=>__rr?.register(t,${JSON.stringify(id)}+" "+n),$RefreshSig$=()=>__rr?.signature()??((t)=>t);`;

export const refreshFoot = (id: string): string =>
  `\nif(import.meta.hot&&__rr)import(import.meta.url).then((m)=>{__rr.registerExports(${JSON.stringify(id)},m);import.meta.hot.accept((next)=>{if(next){const why=__rr.changed(${JSON.stringify(id)},m,next);if(why)import.meta.hot.invalidate(why);}});});`;

/**
 * A module that exports only what looks like components takes its own updates. Whether they truly are is seen in the page; what plainly is none (a
 * function in small letters) need not be tried there.
 */
export const isRefreshBoundary = (exports: readonly string[]): boolean =>
  exports.length > 0 && exports.every((name) => name === 'default' || /^[A-Z]/.test(name));
