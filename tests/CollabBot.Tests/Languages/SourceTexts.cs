using System.Text.RegularExpressions;
using CollabBot.Languages;
using CollabBot.Tests.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CollabBot.Tests.Languages;

/// <summary>The texts that stand in the code, found as the compiler finds them: what is told as a <see cref="Phrase"/>, and what should be and is not.</summary>
internal static partial class SourceTexts
{
    private static readonly string[] Projects = ["CollabBot.Languages/", "CollabBot.BotFramework/", "CollabBot.Core/", "CollabBot.Teams/"];

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<(IReadOnlyList<SourceText> Told, IReadOnlyList<string> Untold)> Found = new(Read);

    /// <summary>Each by its place, in the order of the code.</summary>
    public static IReadOnlyList<SourceText> Told => Found.Value.Told;

    /// <summary>Sentences for people that no language but English could say, each with its place.</summary>
    public static IReadOnlyList<string> Untold => Found.Value.Untold;

    /// <summary>Whether there is something in a text to translate.</summary>
    public static bool HasWords(string english) => Hole().Replace(english, "").Any(char.IsLetter);

    private static (IReadOnlyList<SourceText> Told, IReadOnlyList<string> Untold) Read()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = SourceFiles.CSharp().Where(path => Projects.Any(project => path.StartsWith(project, StringComparison.Ordinal)))
            .Select(path => CSharpSyntaxTree.ParseText(SourceFiles.Text(path), options, path))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options))
            .ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("CollabBot.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create("Texts", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var told = new List<SourceText>();
        var untold = new List<string>();
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                switch (node)
                {
                    case InvocationExpressionSyntax call when PluralOf(call, model) is { } forms:
                        told.AddRange(Forms(forms.One, forms.Other, tree.FilePath));
                        break;
                    case InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }] } call when MethodOf(call, model) is "Phrase.Of" && model.GetConstantValue(text) is { Value: string english }:
                        told.Add(new SourceText(Escaped(english), Escaped(english), tree.FilePath, []));
                        break;
                    case InterpolatedStringExpressionSyntax text when IsPhrase(text, model) && !IsForm(text, model):
                        told.Add(TextOf(text, tree.FilePath));
                        break;
                    case InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } when tree.FilePath.StartsWith("CollabBot.Teams/", StringComparison.Ordinal):
                        if (Sentence((ExpressionSyntax)node, model) is { } sentence)
                        {
                            untold.Add($"{tree.FilePath}: {sentence}");
                        }

                        break;
                    default:
                        break;
                }
            }
        }

        return ([.. told.Where(text => HasWords(text.English))], untold);
    }

    /// <summary>The form of one is numbered as the other is: whoever translates them has one list of holes.</summary>
    private static IEnumerable<SourceText> Forms(ExpressionSyntax one, ExpressionSyntax other, string path)
    {
        var all = TextOf(other, path);
        var single = TextOf(one, path);
        var english = Hole().Replace(single.English, hole => $"{{{Number(all, single.Holes[int.Parse(hole.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)])}}}");
        return [new SourceText($"{all.Key} [one]", english, path, all.Holes), new SourceText($"{all.Key} [other]", all.English, path, all.Holes)];
    }

    private static int Number(SourceText text, string hole) =>
        text.Holes.ToList().IndexOf(hole) is var number and >= 0 ? number : throw new InvalidOperationException($"{text.Where}: the form of one has the hole {hole}, and the form of others has not: {text.English}");

    private static SourceText TextOf(ExpressionSyntax text, string path)
    {
        var english = new System.Text.StringBuilder();
        var holes = new List<string>();
        foreach (var part in ((InterpolatedStringExpressionSyntax)text).Contents)
        {
            if (part is InterpolatedStringTextSyntax literal)
            {
                english.Append(Escaped(literal.TextToken.ValueText));
            }
            else if (part is InterpolationSyntax hole)
            {
                english.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{{holes.Count}}}");
                holes.Add(hole.Expression.ToString());
            }
        }

        return new SourceText(english.ToString(), english.ToString(), path, holes);
    }

    private static string Escaped(string literal) => literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static (ExpressionSyntax One, ExpressionSyntax Other)? PluralOf(InvocationExpressionSyntax call, SemanticModel model) =>
        call.ArgumentList.Arguments is [_, { Expression: InterpolatedStringExpressionSyntax one }, { Expression: InterpolatedStringExpressionSyntax other }]
        && MethodOf(call, model) is "Phrase.Counted" or "Phrase.Chosen" or "AdaptiveText.Counted"
            ? (one, other)
            : null;

    private static bool IsForm(InterpolatedStringExpressionSyntax text, SemanticModel model) =>
        text.Parent?.Parent?.Parent is InvocationExpressionSyntax call && PluralOf(call, model) is not null;

    private static bool IsPhrase(ExpressionSyntax text, SemanticModel model) =>
        model.GetTypeInfo(text).ConvertedType?.Name is "Phrase" or "AdaptiveText" || (text.Parent is CastExpressionSyntax cast && cast.Type.ToString() == "AdaptiveText");

    private static string? MethodOf(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method ? $"{method.ContainingType.Name}.{method.Name}" : null;

    // ---- what is not told ----

    /// <summary>Words that people type, and names of things in another system: nobody is shown them as a sentence.</summary>
    private static readonly HashSet<string> NoSentences = new(StringComparer.Ordinal)
    {
        "{}",
    };

    private static string? Sentence(ExpressionSyntax text, SemanticModel model)
    {
        var words = text is LiteralExpressionSyntax literal ? literal.Token.ValueText : TextOf(text, "").English;
        return SentencePattern().IsMatch(words) && char.IsUpper(words.TrimStart('*', '\n', ' ').FirstOrDefault('a')) && !IsPhrase(text, model) && !NoSentences.Contains(words) && !IsElsewhere(text, model) ? words : null;
    }

    /// <summary>What an exception says is for whoever runs the product, what an attribute says for the compiler.</summary>
    private static bool IsElsewhere(ExpressionSyntax text, SemanticModel model) => text.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Any(node => node switch
    {
        AttributeSyntax or ThrowExpressionSyntax or ThrowStatementSyntax or ConstantPatternSyntax => true,
        BaseObjectCreationExpressionSyntax made => model.GetTypeInfo(made).Type?.Name.EndsWith("Exception", StringComparison.Ordinal) ?? false,
        InvocationExpressionSyntax call => MethodOf(call, model) is "Phrase.Of" or "Phrase.Counted" or "AdaptiveText.Counted" && !text.Ancestors().TakeWhile(node => node != call).Any(node => node is InterpolationSyntax),
        _ => false,
    });

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"[a-z,;:.)”""*}] [a-zA-Z(“{*]")]
    private static partial Regex SentencePattern();
}
