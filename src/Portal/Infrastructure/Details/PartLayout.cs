using System.Globalization;

namespace Portal.Infrastructure;

/// <summary>A tree of parts laid out from left to right: leaves one below another, parents in the middle of their parts. Pure.</summary>
internal sealed class PartLayout
{
    public const int BoxWidth = 212;
    public const int BoxHeight = 56;
    private const int ColumnGap = 56;
    private const int RowGap = 12;
    private const int Margin = 4;
    private readonly List<GraphBox> _boxes = [];
    private double _next = Margin;
    private int _deepest;

    private PartLayout()
    {
    }

    /// <summary>A part that several belong to stands once.</summary>
    public IReadOnlyList<GraphBox> Boxes => [.. _boxes.DistinctBy(box => box.Part.Key)];

    public double Width => (2 * Margin) + ((_deepest + 1) * BoxWidth) + (_deepest * ColumnGap);

    public double Height => _next - RowGap + Margin;

    public static PartLayout Of(Part root)
    {
        var layout = new PartLayout();
        var y = layout.Place(root, 0);
        layout._boxes.Add(new(root, Margin, y, ""));
        return layout;
    }

    /// <summary>Places everything below a part and answers with its own height above the bottom.</summary>
    private double Place(Part part, int depth)
    {
        _deepest = Math.Max(_deepest, depth);
        var children = part.Parts.DistinctBy(child => child.Key).Select(child => (child, Y: Place(child, depth + 1))).ToList();
        if (children.Count == 0)
        {
            var own = _next;
            _next += BoxHeight + RowGap;
            return own;
        }

        var y = (children[0].Y + children[^1].Y) / 2;
        var x = Margin + (depth * (BoxWidth + ColumnGap));
        foreach (var (child, childY) in children)
        {
            _boxes.Add(new(child, x + BoxWidth + ColumnGap, childY, Line(x + BoxWidth, y + (BoxHeight / 2.0), x + BoxWidth + ColumnGap, childY + (BoxHeight / 2.0))));
        }

        return y;
    }

    private static string Line(double x1, double y1, double x2, double y2)
    {
        var middle = (x1 + x2) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{middle:0.#} {y1:0.#} {middle:0.#} {y2:0.#} {x2:0.#} {y2:0.#}");
    }
}
