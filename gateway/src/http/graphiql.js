// Starts GraphiQL on this server's endpoint, with a first query to run.
if (window.GraphiQL && window.ReactDOM) {
  const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
  const defaultQuery = `# Everything that can be booked near the Bastille, best first.
{
  outings(filter: { near: { latitude: 48.8532, longitude: 2.3692 } }, first: 5) {
    totalCount
    edges {
      node {
        startsAt seatsLeft discountPercent distanceMeters
        offer { title kind }
        venue { name address { city } }
      }
    }
  }
}
`;
  const root = ReactDOM.createRoot(document.getElementById("graphiql"));
  root.render(React.createElement(GraphiQL, { fetcher, defaultQuery, shouldPersistHeaders: true }));
}
