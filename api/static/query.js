// Starts the query editor at /query/editor. It knows one endpoint, this machine's, and completes from no other host.
const place = document.getElementById("yasgui");
const Yasgui = window.Yasgui;
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = place.dataset.query;
new Yasgui(place, {
  requestConfig: { endpoint: `${window.location.origin}/sparql`, method: "POST" },
  endpointCatalogueOptions: { getData: () => [] },
  copyEndpointOnNewTab: true,
  populateFromUrl: false,
  persistenceId: null,
  autofocus: false,
});
