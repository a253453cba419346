using Portal.Kubernetes.Objects;

namespace Portal.Insights;

/// <summary>
/// What is asked about which kinds: the names that the CloudWatch exporter gives (<c>aws_SERVICE_METRIC_STATISTIC</c>), the Stackdriver exporter's
/// for Google's, the Azure exporter's for Azure's, and the kubelet's for workloads.
/// </summary>
internal static class MetricTable
{
    private static readonly (string Group, string Plural, string Title, MetricUnit Unit, string Query)[] Rows =
    [
        ("rds.aws", "instances", "CPU", MetricUnit.Percent, "aws_rds_cpuutilization_average{dbinstance_identifier=\"$name\"}"),
        ("rds.aws", "instances", "Connections", MetricUnit.Count, "aws_rds_database_connections_average{dbinstance_identifier=\"$name\"}"),
        ("rds.aws", "instances", "Free storage", MetricUnit.Bytes, "aws_rds_free_storage_space_average{dbinstance_identifier=\"$name\"}"),
        ("rds.aws", "instances", "Read latency", MetricUnit.Seconds, "aws_rds_read_latency_average{dbinstance_identifier=\"$name\"}"),
        ("rds.aws", "clusters", "CPU", MetricUnit.Percent, "aws_rds_cpuutilization_average{dbcluster_identifier=\"$name\"}"),
        ("rds.aws", "clusters", "Connections", MetricUnit.Count, "aws_rds_database_connections_average{dbcluster_identifier=\"$name\"}"),
        ("elasticache.aws", "*", "CPU", MetricUnit.Percent, "avg(aws_elasticache_cpuutilization_average{cache_cluster_id=~\"$pattern.*\"})"),
        ("elasticache.aws", "*", "Connections", MetricUnit.Count, "sum(aws_elasticache_curr_connections_average{cache_cluster_id=~\"$pattern.*\"})"),
        ("elasticache.aws", "*", "Memory used", MetricUnit.Percent, "avg(aws_elasticache_database_memory_usage_percentage_average{cache_cluster_id=~\"$pattern.*\"})"),
        ("s3.aws", "buckets", "Size", MetricUnit.Bytes, "sum(aws_s3_bucket_size_bytes_average{bucket_name=\"$name\"})"),
        ("s3.aws", "buckets", "Objects", MetricUnit.Count, "sum(aws_s3_number_of_objects_average{bucket_name=\"$name\"})"),
        ("sqs.aws", "queues", "Waiting messages", MetricUnit.Count, "aws_sqs_approximate_number_of_messages_visible_average{queue_name=\"$name\"}"),
        ("sqs.aws", "queues", "Oldest message", MetricUnit.Seconds, "aws_sqs_approximate_age_of_oldest_message_maximum{queue_name=\"$name\"}"),
        ("dynamodb.aws", "tables", "Read units", MetricUnit.Count, "aws_dynamodb_consumed_read_capacity_units_sum{table_name=\"$name\"}"),
        ("eks.aws", "clusters", "Nodes", MetricUnit.Count, "aws_containerinsights_cluster_node_count_average{cluster_name=\"$name\"}"),
        ("sql.gcp", "databaseinstances", "CPU", MetricUnit.Percent, "100 * stackdriver_cloudsql_database_cloudsql_googleapis_com_database_cpu_utilization{database_id=~\".*:$pattern\"}"),
        ("sql.gcp", "databaseinstances", "Disk used", MetricUnit.Bytes, "stackdriver_cloudsql_database_cloudsql_googleapis_com_database_disk_bytes_used{database_id=~\".*:$pattern\"}"),
        ("pubsub.gcp", "subscriptions", "Waiting messages", MetricUnit.Count, "stackdriver_pubsub_subscription_pubsub_googleapis_com_subscription_num_undelivered_messages{subscription_id=\"$name\"}"),
        ("lambda.aws", "functions", "Invocations", MetricUnit.Count, "aws_lambda_invocations_sum{function_name=\"$name\"}"),
        ("lambda.aws", "functions", "Errors", MetricUnit.Count, "aws_lambda_errors_sum{function_name=\"$name\"}"),
        ("dbforpostgresql.azure", "flexibleservers", "CPU", MetricUnit.Percent, "azure_microsoft_dbforpostgresql_flexibleservers_cpu_percent_average_percent{resourceName=\"$name\"}"),
        ("dbforpostgresql.azure", "flexibleservers", "Connections", MetricUnit.Count, "azure_microsoft_dbforpostgresql_flexibleservers_active_connections_average_count{resourceName=\"$name\"}"),
        ("storage.azure", "accounts", "Size", MetricUnit.Bytes, "azure_microsoft_storage_storageaccounts_usedcapacity_average_bytes{resourceName=\"$name\"}"),
        ("apps", "deployments", "CPU", MetricUnit.Cores, "sum(rate(container_cpu_usage_seconds_total{namespace=\"$namespace\",pod=~\"$pattern-.*\",container!=\"\"}[5m]))"),
        ("apps", "deployments", "Memory", MetricUnit.Bytes, "sum(container_memory_working_set_bytes{namespace=\"$namespace\",pod=~\"$pattern-.*\",container!=\"\"})"),
        ("apps", "statefulsets", "CPU", MetricUnit.Cores, "sum(rate(container_cpu_usage_seconds_total{namespace=\"$namespace\",pod=~\"$pattern-.*\",container!=\"\"}[5m]))"),
        ("apps", "statefulsets", "Memory", MetricUnit.Bytes, "sum(container_memory_working_set_bytes{namespace=\"$namespace\",pod=~\"$pattern-.*\",container!=\"\"})"),
    ];

    /// <summary>What can be asked about an object; nothing for kinds that nobody measures.</summary>
    public static IEnumerable<MetricQuestion> For(MetricSubject subject) =>
        from row in Rows
        where (row.Plural == "*" || row.Plural == subject.Key.Type.Plural) && IsOf(subject.Key.Type, row.Group)
        select new MetricQuestion(row.Title, row.Unit, Filled(row.Query, subject));

    /// <summary><c>rds.aws</c> stands for <c>rds.aws.upbound.io</c> and <c>rds.aws.m.upbound.io</c>, <c>apps</c> for itself.</summary>
    private static bool IsOf(ResourceType type, string group) => type.Group == group || type.Group.StartsWith(group + ".", StringComparison.Ordinal);

    private static string Filled(string query, MetricSubject subject) => query
        .Replace("$namespace", Quoted(subject.Key.Namespace ?? ""), StringComparison.Ordinal)
        .Replace("$pattern", Quoted(System.Text.RegularExpressions.Regex.Escape(subject.ExternalName)), StringComparison.Ordinal)
        .Replace("$name", Quoted(subject.ExternalName), StringComparison.Ordinal);

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
