namespace Portal.Sandbox.Providers.Metrics;

/// <summary>
/// The metrics that exist, named as the CloudWatch exporter and the kubelet name them: of which kind, under which label the object's name stands, and
/// around which value they move.
/// </summary>
internal static class MetricBook
{
    public static IReadOnlyList<MetricLine> Lines { get; } =
    [
        Rds("aws_rds_cpuutilization_average", 18, 0.5),
        Rds("aws_rds_database_connections_average", 24, 0.4) with { Whole = true },
        Rds("aws_rds_free_storage_space_average", 14e9, 0.05),
        Rds("aws_rds_freeable_memory_average", 1.6e9, 0.1),
        Rds("aws_rds_read_iops_average", 130, 0.6),
        Rds("aws_rds_write_iops_average", 60, 0.6),
        Rds("aws_rds_read_latency_average", 0.0012, 0.4),
        Rds("aws_rds_write_latency_average", 0.0021, 0.4),
        Aws("s3", "Bucket", "bucket_name", "aws_s3_bucket_size_bytes_average", 3.2e9, 0.02) with { Extra = [("storage_type", "StandardStorage")] },
        Aws("s3", "Bucket", "bucket_name", "aws_s3_number_of_objects_average", 4200, 0.02) with { Whole = true, Extra = [("storage_type", "AllStorageTypes")] },
        Cache("aws_elasticache_cpuutilization_average", 9, 0.5),
        Cache("aws_elasticache_curr_connections_average", 40, 0.3) with { Whole = true },
        Cache("aws_elasticache_database_memory_usage_percentage_average", 37, 0.2),
        Cache("aws_elasticache_cache_hits_sum", 5200, 0.5) with { Whole = true },
        Cache("aws_elasticache_cache_misses_sum", 240, 0.5) with { Whole = true },
        Aws("sqs", "Queue", "queue_name", "aws_sqs_approximate_number_of_messages_visible_average", 12, 0.9) with { Whole = true },
        Aws("sqs", "Queue", "queue_name", "aws_sqs_approximate_age_of_oldest_message_maximum", 20, 0.9),
        Aws("sqs", "Queue", "queue_name", "aws_sqs_number_of_messages_sent_sum", 340, 0.6) with { Whole = true },
        Aws("dynamodb", "Table", "table_name", "aws_dynamodb_consumed_read_capacity_units_sum", 80, 0.6),
        Aws("dynamodb", "Table", "table_name", "aws_dynamodb_consumed_write_capacity_units_sum", 30, 0.6),
        Aws("eks", "Cluster", "cluster_name", "aws_containerinsights_cluster_node_count_average", 3, 0) with { Whole = true },
        Aws("rds", "Cluster", "dbcluster_identifier", "aws_rds_cpuutilization_average", 21, 0.5),
        Aws("rds", "Cluster", "dbcluster_identifier", "aws_rds_database_connections_average", 38, 0.4) with { Whole = true },
        Aws("lambda", "Function", "function_name", "aws_lambda_invocations_sum", 900, 0.6) with { Whole = true },
        Aws("lambda", "Function", "function_name", "aws_lambda_errors_sum", 3, 0.9) with { Whole = true },
        Aws("lambda", "Function", "function_name", "aws_lambda_duration_average", 120, 0.4),
        Aws("sns", "Topic", "topic_name", "aws_sns_number_of_messages_published_sum", 210, 0.6) with { Whole = true },
        Aws("opensearch", "Domain", "domain_name", "aws_es_cpuutilization_average", 22, 0.5),
        Aws("ec2", "Instance", "instance_id", "aws_ec2_cpuutilization_average", 14, 0.6),
        Aws("ec2", "NATGateway", "nat_gateway_id", "aws_natgateway_bytes_out_to_destination_sum", 5.4e7, 0.6) with { Whole = true },
        Azure("dbforpostgresql", "FlexibleServer", "azure_microsoft_dbforpostgresql_flexibleservers_cpu_percent_average_percent", 17, 0.5),
        Azure("dbforpostgresql", "FlexibleServer", "azure_microsoft_dbforpostgresql_flexibleservers_active_connections_average_count", 21, 0.4) with { Whole = true },
        Azure("dbforpostgresql", "FlexibleServer", "azure_microsoft_dbforpostgresql_flexibleservers_storage_used_average_bytes", 9e9, 0.03),
        Azure("storage", "Account", "azure_microsoft_storage_storageaccounts_usedcapacity_average_bytes", 5e9, 0.02),
        Azure("cache", "RedisCache", "azure_microsoft_cache_redis_connectedclients_maximum_count", 34, 0.3) with { Whole = true },
        CloudSql("cpu_utilization", 0.2, 0.5),
        CloudSql("memory_utilization", 0.55, 0.1),
        CloudSql("disk_bytes_used", 8e9, 0.03),
        CloudSql("postgresql_num_backends", 23, 0.4) with { Whole = true },
        Gcp("pubsub", "Subscription", "subscription_id", "stackdriver_pubsub_subscription_pubsub_googleapis_com_subscription_num_undelivered_messages", 15, 0.9) with { Whole = true },
        Gcp("storage", "Bucket", "bucket_name", "stackdriver_gcs_bucket_storage_googleapis_com_storage_total_bytes", 2.8e9, 0.02),
        Gcp("redis", "Instance", "instance_id", "stackdriver_redis_instance_redis_googleapis_com_stats_memory_usage_ratio", 0.4, 0.2),
        new("container_cpu_usage_seconds_total", "", "Pod", "pod", 0.06, 0.5) { Counts = true },
        new("container_memory_working_set_bytes", "", "Pod", "pod", 96e6, 0.15) { Whole = true },
        new("container_network_receive_bytes_total", "", "Pod", "pod", 4200, 0.5) { Counts = true },
        new("container_network_transmit_bytes_total", "", "Pod", "pod", 9100, 0.5) { Counts = true },
    ];

    private static MetricLine Rds(string name, double around, double sway) => Aws("rds", "Instance", "dbinstance_identifier", name, around, sway);

    private static MetricLine Cache(string name, double around, double sway) =>
        Aws("elasticache", "ReplicationGroup", "cache_cluster_id", name, around, sway) with { NameSuffix = "-001" };

    private static MetricLine CloudSql(string metric, double around, double sway) =>
        Gcp("sql", "DatabaseInstance", "database_id", "stackdriver_cloudsql_database_cloudsql_googleapis_com_database_" + metric, around, sway) with { NamePrefix = "demo-project:" };

    private static MetricLine Gcp(string service, string kind, string label, string name, double around, double sway) => new(name, service + ".gcp", kind, label, around, sway);

    private static MetricLine Azure(string service, string kind, string name, double around, double sway) => new(name, service + ".azure", kind, "resourceName", around, sway);

    private static MetricLine Aws(string service, string kind, string label, string name, double around, double sway) => new(name, service + ".aws", kind, label, around, sway);
}
