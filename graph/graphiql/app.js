"use strict";

// Starts GraphiQL against the server that this page came from. ?query= and ?variables= fill the editor, so that a query can
// be given on as an address.
const asked = new URLSearchParams(location.search);
const scheme = location.protocol === "https:" ? "wss:" : "ws:";
const fetcher = GraphiQL.createFetcher({
  url: location.origin + "/graphql",
  subscriptionUrl: scheme + "//" + location.host + "/graphql",
});
const first = `# What happened, in which order, and who says so.
{
  timeline(first: 20) {
    totalCount
    nodes {
      date
      type
      status
      summary
      participants { role actor { name } }
      places { name }
      evidence { exact article { title source publishedAt } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultQuery: first,
    query: asked.get("query") || undefined,
    variables: asked.get("variables") || undefined,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: true,
  }),
);
