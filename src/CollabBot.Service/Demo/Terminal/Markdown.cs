using System.Text.RegularExpressions;
using Spectre.Console;

namespace CollabBot.Service.Demo.Terminal;

/// <summary>The little markdown that cards hold, for a terminal.</summary>
internal static partial class Markdown
{
    /// <returns>Markup of Spectre.Console, in which everything that is not bold or italic is literal.</returns>
    public static string ToMarkup(string markdown)
    {
        var markup = Strong().Replace(Markup.Escape(markdown), "[bold]$1[/]");
        return Escaped().Replace(Emphasis().Replace(markup, "[italic]$1[/]"), "$1");
    }

    [GeneratedRegex(@"(?<!\\)\*\*(.+?)(?<!\\)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\\*])\*([^*]+?)(?<!\\)\*")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([\\*_()`~#>.+-])")]
    private static partial Regex Escaped();
}
