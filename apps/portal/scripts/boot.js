// Before the first paint: the static page shows the front page's text only at the front page's address.
document.documentElement.dataset.page = /^\/(fi|sv|en)\/?$/.test(location.pathname) ? 'front' : 'other';
