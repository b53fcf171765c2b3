// Runs before the first paint, as a file because the content security policy forbids inline scripts:
// a person who chose a theme or a language must not see the other one flash by.
(function () {
  var root = document.documentElement;
  root.dataset.screen = location.pathname.startsWith('/p/') ? 'workbench' : 'home';
  try {
    var theme = localStorage.getItem('forja.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var language = localStorage.getItem('forja.language');
    root.lang = language || (/^pt/i.test(navigator.language) ? 'pt-BR' : 'en');
  } catch {
    // Storage may be blocked; the system's theme and the browser's language then apply.
  }
})();
