namespace Portal.Catalog;

/// <summary>Where the parts of a document stand, by JSON pointer. Parts that were not noted stand where the nearest part above them does.</summary>
internal sealed class YamlPlaces
{
    private readonly Dictionary<string, (int Line, int Column)> _places = new(StringComparer.Ordinal);

    public void Note(string pointer, int line, int column) => _places[pointer] = (line, column);

    public (int Line, int Column) Of(string pointer)
    {
        var here = pointer;
        while (!_places.ContainsKey(here) && here.Length > 0)
        {
            here = here[..here.LastIndexOf('/')];
        }

        return _places.GetValueOrDefault(here, (1, 1));
    }
}
