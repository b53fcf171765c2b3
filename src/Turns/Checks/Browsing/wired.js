(x, y) => {
  // Whether anything listens to what is at this place. Runs in the page's own world, because frameworks keep their handlers there; a page that bends it only deceives itself.
  // Gives true or false, or the elements whose listeners only the browser knows.
  const at = document.elementFromPoint(x, y)?.closest('button, [role=button], [role=tab], [role=menuitem], [role=switch], [role=checkbox], input, summary, a');
  if (!at || at.matches('summary, input[type=checkbox], [popovertarget], [commandfor], [type=reset]') || at.closest('label')) return true;
  const form = at.matches('button:not([type=button]), input[type=submit]') ? at.form : null;
  if (form && (form.hasAttribute('action') || form.method === 'dialog')) return true;

  const line = [];
  for (let element = at; element; element = element.parentElement) line.push(element);
  if (form && !line.includes(form)) line.push(form);
  for (const element of line) {
    if (Object.getOwnPropertySymbols(element).length > 0) return true;
    for (const key of Object.getOwnPropertyNames(element)) {
      const value = element[key];
      if (key.startsWith('__reactProps$') && Object.keys(value ?? {}).some((name) => /^on[A-Z]/.test(name) && typeof value[name] === 'function')) return true;
      if (/^__[a-z]+$/.test(key) && (typeof value === 'function' || Array.isArray(value))) return true;
    }
  }

  // React listens at its root for everything: there, only its own record of handlers says anything.
  const react = line.some((element) => Object.getOwnPropertyNames(element).some((key) => key.startsWith('__reactFiber$')));
  return react ? false : [...line, document, window];
}
