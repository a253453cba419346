namespace Portal.Infrastructure;

/// <summary>One part in the picture, in SVG units, with the line from what it belongs to; an empty line for the root.</summary>
internal sealed record GraphBox(Part Part, double X, double Y, string Line);
