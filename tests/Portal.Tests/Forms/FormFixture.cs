using Portal.Forms;
using Portal.Forms.Documents;
using Portal.Schema.Structure;

namespace Portal.Tests.Forms;

/// <summary>Forms made from the YAML of what stands below <c>spec</c>.</summary>
internal static class FormFixture
{
    public static FormModel Open(string spec, string text = "metadata:\n  name: one\n")
    {
        var indented = string.Join('\n', spec.Split('\n').Select(line => "      " + line));
        var schema = ManifestDocument.Parse($"type: object\nproperties:\n  spec:\n    type: object\n    properties:\n{indented}\n").Value;
        return new(new(SchemaReader.ReadLenient(schema), new FormHints(schema), CrossplaneFields.All, IsNamespaced: false), ManifestDocument.Parse(text));
    }

    public static FormField Field(this FormModel model, string path) => model.Find(Portal.Schema.Paths.FieldPath.Parse(path));

    public static void Type(this FormModel model, string path, string text) => model.Field(path).Edit(new FieldEdit.Type(text));
}
