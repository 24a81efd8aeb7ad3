// Starts Swagger UI at /docs. In a file of its own because the content security policy allows no inline script.
window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  docExpansion: "list",
  syntaxHighlight: false,
  validatorUrl: null, // the default asks an outside host
});
