using System.Net.Mail;
using System.Text.RegularExpressions;

namespace CollabBot.Core.Comments;

/// <summary>Finds, for the author and before anything is saved, by what a comment may give somebody away. It forbids nothing, and finds not everything. Pure.</summary>
public static partial class CommentHints
{
    /// <summary>Shorter names are too often words.</summary>
    private const int ShortestName = 3;

    private const string Around = ".,;:!?()[]{}\"'“”‘’«»…-–—*_~`<>";

    /// <summary>Names that are words too: written small they are most likely words.</summary>
    private static readonly HashSet<string> WordsToo = new(StringComparer.OrdinalIgnoreCase)
    {
        "art", "bill", "dawn", "dean", "drew", "faith", "frank", "gene", "grace", "grant", "guy", "hope", "jack", "joy", "mark", "max", "may", "miles", "olive",
        "page", "pat", "penny", "rich", "rob", "robin", "sandy", "sky", "sue", "summer", "van", "victor", "will", "young",
    };

    /// <param name="text">As it will be shown.</param>
    /// <param name="names">Of everybody in the team, as they are written in full.</param>
    /// <returns>Each of them once, in the order of the kinds.</returns>
    public static IReadOnlyList<CommentHint> In(CommentText text, IEnumerable<string> names)
    {
        var words = text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(Around.ToCharArray())).Where(word => word.Length > 0).ToList();
        var known = names.SelectMany(name => name.Split([' ', '-', ',', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
            .Where(part => part.Length >= ShortestName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Distinct(CommentHintKind.Name, words.SelectMany(word => word.Split('-')).Where(word => IsName(Owner(word), known)).Select(Owner)),
            .. Distinct(CommentHintKind.Address, words.Where(word => word.Contains('@', StringComparison.Ordinal) && MailAddress.TryCreate(word, out _))),
            .. Distinct(CommentHintKind.Date, DatesInText.Find(words)),
            .. Distinct(CommentHintKind.Role, Role().Matches(text.Value).Select(match => match.Value)),
        ];
    }

    private static bool IsName(string word, HashSet<string> known) => known.Contains(word) && (char.IsUpper(word[0]) || !char.IsLower(word[0]) || !WordsToo.Contains(word));

    private static string Owner(string word) => word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("’s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word;

    private static IEnumerable<CommentHint> Distinct(CommentHintKind kind, IEnumerable<string> words) =>
        words.Distinct(StringComparer.OrdinalIgnoreCase).Select(found => new CommentHint(kind, found));

    /// <summary>What begins with saying who one is. "As a team" says nothing of anybody.</summary>
    [GeneratedRegex(
        @"\b(?:(?:as|being) (?:the|one of the|your|our|somebody who|someone who)|(?:as|being) an? (?!(?:team|group|whole|result|rule|service|matter|start|consequence)\b)|i(?:['’]m| am) (?:the|an?|one of the|your|our)|in my (?:role|job|post|position)|my (?:role|job|post) (?:is|as)|i work (?:as|in|at|on)|since i (?:joined|started|came)|when i (?:joined|started|came)|the only) ?\S*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();
}
