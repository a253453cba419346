namespace Portal.Sandbox.Providers.Metrics;

/// <summary>A query that is not understood; the answer is Prometheus' bad_data.</summary>
internal sealed class QueryException(string message) : Exception(message);
