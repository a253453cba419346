using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Portal.Architecture.Tests;

/// <summary>Every method, constructor, accessor with a body and local function of a source file, with its length from signature to last line.</summary>
internal static class Methods
{
    public static IEnumerable<(string What, int Lines)> In(string path)
    {
        var text = File.ReadAllText(path);
        var code = path.EndsWith(".razor", StringComparison.Ordinal) ? CodeOf(text) : text;
        return CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().Where(HasBody)
            .Select(node => ($"{Path.GetRelativePath(Checkout.Root, path)} {NameOf(node)}", LinesOf(node)));
    }

    /// <summary>The members of a component's @code block, as a class.</summary>
    private static string CodeOf(string razor)
    {
        var begin = razor.IndexOf("@code", StringComparison.Ordinal);
        return begin < 0 ? "" : "class Component " + razor[(begin + "@code".Length)..];
    }

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null,
        LocalFunctionStatementSyntax => true,
        _ => false,
    };

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => node.Kind().ToString(),
    };

    // Attributes and comments above do not make a method longer to read.
    private static int LinesOf(SyntaxNode node)
    {
        var first = node is MemberDeclarationSyntax { AttributeLists.Count: > 0 } member ? member.AttributeLists.Last().GetLastToken().GetNextToken() : node.GetFirstToken();
        var tree = node.SyntaxTree;
        return tree.GetLineSpan(node.Span).EndLinePosition.Line - tree.GetLineSpan(first.Span).StartLinePosition.Line + 1;
    }
}
