using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CollabBot.Tests.Architecture;

/// <summary>The product's own source files, as they lie in the repository.</summary>
internal static partial class SourceFiles
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src"));

    /// <summary>Each file's path below <c>src</c>, with <c>/</c> between segments.</summary>
    public static IEnumerable<string> Paths() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(segment => segment is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    public static IEnumerable<string> CSharp() => Paths().Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>What texts may lie in besides code; the catalogue of what the code says is none.</summary>
    public static IEnumerable<string> Resources() => Paths().Where(path => Path.GetExtension(path) is ".json" or ".resx" or ".xml" or ".txt" && !path.EndsWith("packages.lock.json", StringComparison.Ordinal) && path != "CollabBot.Languages/Texts.en-GB.resx");

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>What stands between quotation marks in a file, comments left out.</summary>
    public static IEnumerable<string> Literals(string path) => LiteralsOf(Text(path));

    /// <inheritdoc cref="Literals"/>
    public static IEnumerable<string> LiteralsOf(string source) => Literal().Matches(Comment().Replace(source, "")).Select(match => match.Value);

    [GeneratedRegex("""^\s*//.*$""", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"")]
    private static partial Regex Literal();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
