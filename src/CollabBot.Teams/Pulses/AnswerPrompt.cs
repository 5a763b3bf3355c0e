using System.Globalization;
using CollabBot.Core.Practice;
using CollabBot.Languages;

namespace CollabBot.Teams.Pulses;

/// <summary>Understands a typed answer on a scale: a label or its unmistakable beginning, a number from 1 to 5, <c>skip</c> or <c>back</c>.</summary>
internal sealed class AnswerPrompt(ResponseScale scale)
{
    public const string Skip = "skip";
    public const string DoesNotApply = "does not apply";
    public const string Back = "back";

    /// <summary>Fewer letters than this are no beginning of a label: they are more likely a slip.</summary>
    private const int ShortestBeginning = 3;

    private static readonly string[] SkipWords = [Skip, "pass", "next"];
    private static readonly string[] NoAnswerWords = [DoesNotApply, "doesn't apply", "n/a", "na", "rather not say", "prefer not to say"];
    private static readonly string[] BackWords = [Back, "previous", "go back"];

    /// <returns><c>1</c> to <c>5</c>, <see cref="Skip"/>, <see cref="DoesNotApply"/> or <see cref="Back"/>; null when it is none of them.</returns>
    public string? Read(string text)
    {
        var answer = text.Trim().TrimEnd('.', '!', ')').TrimStart('(').Trim();
        if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number is >= 1 and <= ResponseScale.Points ? answer : null;
        }

        if (SkipWords.Contains(answer, StringComparer.OrdinalIgnoreCase))
        {
            return Skip;
        }

        if (NoAnswerWords.Contains(answer, StringComparer.OrdinalIgnoreCase))
        {
            return DoesNotApply;
        }

        if (BackWords.Contains(answer, StringComparer.OrdinalIgnoreCase))
        {
            return Back;
        }

        var found = IndexesOf(label => label.Equals(answer, StringComparison.OrdinalIgnoreCase));
        if (found.Count == 0 && answer.Length >= ShortestBeginning)
        {
            found = IndexesOf(label => label.StartsWith(answer, StringComparison.OrdinalIgnoreCase));
        }

        return found is [var only] ? (only + 1).ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <param name="came">What the person wrote, shortened and escaped.</param>
    public string Refusal(string came) =>
        Phrase.Of($"“{came}” is no answer that I know, so nothing was saved. Write {string.Join(", ", scale.Labels.Select(label => $"*{label.ToLowerInvariant()}*"))}, or a number from 1 (lowest) to 5 (highest); or *skip* or *back*; or *help*.");

    private List<int> IndexesOf(Predicate<string> matches) => [.. Enumerable.Range(0, scale.Labels.Count).Where(index => matches(scale.Labels[index]))];
}
