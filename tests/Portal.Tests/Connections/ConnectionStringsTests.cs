using Portal.Connections;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Connections;

public sealed class ConnectionStringsTests
{
    [Theory]
    [InlineData("postgresql", "endpoint=db.example.org;username=admin;password=p@ss/w", "postgresql://admin:p%40ss%2Fw@db.example.org:5432")]
    [InlineData("postgresql", "endpoint=db.example.org:6000;username=admin;password=x;database=orders", "postgresql://admin:x@db.example.org:6000/orders")]
    [InlineData("mysql", "host=10.0.0.1;port=3307;user=root", "mysql://root@10.0.0.1:3307")]
    [InlineData("redis", "primaryEndpointAddress=cache.example.org;auth_token=t", "redis://:t@cache.example.org:6379")]
    [InlineData("mongodb", "host=fd00::1;username=a;password=b", "mongodb://a:b@[fd00::1]:27017")]
    [InlineData("rabbitmq", "endpoint=amqps://mq.example.org/;username=a;password=b;vhost=/", "amqp://a:b@mq.example.org:5672/%2F")]
    [InlineData("s3", "bucketName=pictures;region=eu", "s3://pictures")]
    [InlineData("postgresql", "uri=postgresql://a;host=b", null)]
    [InlineData("postgresql", "username=admin;password=x", null)]
    [InlineData("kafka", "host=b", null)]
    [InlineData(null, "host=b;username=u", null)]
    public void Compose_ByKind(string? type, string pairs, string? expected)
    {
        var values = pairs.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.Equal(expected, ConnectionStrings.Compose(type, values));
    }

    [Theory]
    [InlineData("XPostgreSQLInstance", "database.example.com", "postgresql")]
    [InlineData("Cluster", "rds.aws.example.org", null)]
    [InlineData("RedisCache", "cache.example.org", "redis")]
    [InlineData("Bucket", "storage.example.org", "s3")]
    public void ServiceType_ByTheNamesOfTheKind(string kind, string group, string? expected) =>
        Assert.Equal(expected, ServiceType.Of(new ResourceType(group, "v1", kind.ToLowerInvariant() + "s", kind, true), []));

    [Theory]
    [InlineData("DB_", "password", "DB_PASSWORD")]
    [InlineData("", "1st-key", "_1ST_KEY")]
    [InlineData("ORDERS_DB_", "attribute.username", "ORDERS_DB_ATTRIBUTE_USERNAME")]
    public void EnvNames_AreValid(string prefix, string key, string expected) => Assert.Equal(expected, EnvNames.Of(prefix, key));

    [Theory]
    [InlineData("DB_", true)]
    [InlineData("", true)]
    [InlineData("1DB", false)]
    [InlineData("DB-", false)]
    public void EnvNames_Prefix(string prefix, bool valid) => Assert.Equal(valid, EnvNames.Problem(prefix) is null);

    [Theory]
    [InlineData("orders-db", true)]
    [InlineData("orders.db1", true)]
    [InlineData("Orders", false)]
    [InlineData("-a", false)]
    [InlineData("", false)]
    public void BindingNames_Valid(string name, bool valid) => Assert.Equal(valid, BindingNames.Problem(name) is null);

    [Fact]
    public void BindingNames_StayWithinALabel()
    {
        var longName = new string('a', 90);
        Assert.Equal(63, BindingNames.Volume(longName).Length);
        Assert.NotEqual(BindingNames.Volume(longName), BindingNames.Volume(longName + "b"));
        Assert.DoesNotContain('.', BindingNames.Volume("a.b"));
    }
}
