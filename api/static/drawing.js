// Draws the scene that stands in the page as JSON. Coordinates come with it; nothing moves by itself.
(function () {
  "use strict";

  var scene = JSON.parse(document.getElementById("scene").textContent);
  var place = document.getElementById("drawing");
  var addresses = new Map(scene.nodes.map(function (node) { return [node.id, node.href]; }));
  var network = new vis.Network(
    place,
    { nodes: new vis.DataSet(scene.nodes), edges: new vis.DataSet(scene.edges) },
    scene.options
  );

  function fit() { network.fit({ animation: false, maxZoomLevel: 1.1 }); }

  function open(id) {
    var address = addresses.get(id);
    if (!address) return;
    if (scene.lang === "en") {
      var parts = address.split("#");
      address = parts[0] + "?lang=en" + (parts[1] ? "#" + parts[1] : "");
    }
    window.parent.location.assign(address);
  }

  network.on("click", function (event) {
    if (event.nodes.length === 1) open(event.nodes[0]);
  });
  network.on("hoverNode", function () { place.style.cursor = "pointer"; });
  network.on("blurNode", function () { place.style.cursor = "default"; });
  // Where a box stands in the picture, in pixels: for whoever drives the page from outside.
  window.placeOf = function (id) { return network.canvasToDOM(network.getPosition(id)); };
  window.addEventListener("resize", fit);
  fit();
  place.dataset.drawn = String(scene.nodes.length);
})();
