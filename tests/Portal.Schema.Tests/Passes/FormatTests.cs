using Portal.Schema.Passes;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Passes;

public sealed class FormatTests
{
    [Theory]
    [InlineData("bsonobjectid", "507f1f77bcf86cd799439011")]
    [InlineData("uri", "https://example.com:8443/a?b=c")]
    [InlineData("uri", "/just/a/path")]
    [InlineData("uri", "mailto:a@b.c")]
    [InlineData("email", "a@example.com")]
    [InlineData("hostname", "db-1.example.com")]
    [InlineData("ipv4", "10.0.0.1")]
    [InlineData("ipv6", "fe80::1")]
    [InlineData("cidr", "10.0.0.1/16")]
    [InlineData("cidr", "fd00::/8")]
    [InlineData("mac", "00:00:5e:00:53:01")]
    [InlineData("mac", "0000.5e00.5301")]
    [InlineData("uuid", "123E4567-e89b-12d3-a456-426614174000")]
    [InlineData("uuid4", "123e4567-e89b-42d3-a456-426614174000")]
    [InlineData("isbn10", "0-306-40615-2")]
    [InlineData("isbn13", "978-0-306-40615-7")]
    [InlineData("creditcard", "4111 1111 1111 1111")]
    [InlineData("ssn", "111-22-3333")]
    [InlineData("hexcolor", "#fff")]
    [InlineData("rgbcolor", "rgb(1, 20, 255)")]
    [InlineData("byte", "aGVsbG8=")]
    [InlineData("date", "2026-11-24")]
    [InlineData("date-time", "2026-11-24T20:00:00.5Z")]
    [InlineData("datetime", "2026-11-24t20:00:00+01:00")]
    [InlineData("duration", "1h30m")]
    [InlineData("duration", "5 days")]
    [InlineData("password", "anything")]
    [InlineData("made-up", "anything")]
    public void Validate_TextOfTheFormat_Fits(string format, string text) => Assert.Empty(Errors(format, text));

    [Theory]
    [InlineData("bsonobjectid", "507f1f77bcf86cd79943901")]
    [InlineData("uri", "not a uri")]
    [InlineData("uri", "")]
    [InlineData("uri", "http://a b/")]
    [InlineData("email", "no at")]
    [InlineData("hostname", "-a.example.com")]
    [InlineData("ipv4", "10.0.0.256")]
    [InlineData("ipv4", "10.0.0.01")]
    [InlineData("ipv4", "10.0.1")]
    [InlineData("ipv6", "10.0.0.1")]
    [InlineData("cidr", "10.0.0.0/33")]
    [InlineData("cidr", "10.0.0.0")]
    [InlineData("mac", "00:00:5e:00:53")]
    [InlineData("uuid4", "123e4567-e89b-12d3-a456-426614174000")]
    [InlineData("isbn10", "0-306-40615-3")]
    [InlineData("isbn13", "978-0-306-40615-8")]
    [InlineData("creditcard", "4111 1111 1111 1112")]
    [InlineData("ssn", "1112233333")]
    [InlineData("hexcolor", "#ffff")]
    [InlineData("rgbcolor", "rgb(1, 20, 256)")]
    [InlineData("byte", "not base64!")]
    [InlineData("date", "2026-02-30")]
    [InlineData("date-time", "2026-11-24 20:00:00")]
    [InlineData("date-time", "2026-11-24T24:00:00Z")]
    [InlineData("duration", "soon")]
    public void Validate_OtherText_IsRefusedAsTheServerDoes(string format, string text)
    {
        var error = Assert.Single(Errors(format, text));

        Assert.Equal($"Invalid value: {ValueWriter.ToJson(text)}:  in body must be of type {format}: {ValueWriter.ToJson(text)}", error.Message);
    }

    private static IReadOnlyList<Portal.Schema.Paths.FieldError> Errors(string format, string text) =>
        SchemaValidator.Validate(new StringValue(text), new StructuralSchema { Type = "string", Format = format });
}
