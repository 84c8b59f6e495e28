// Before the first paint: the theme the person chose, so that nothing flashes. A file, since the CSP allows no inline script.
try {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  if (chosen === 'light') document.documentElement.setAttribute('data-mantine-color-scheme', 'light');
} catch {
  // No storage: the theme stays dark.
}
