using System.Globalization;
using System.Text;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// One of some choices; the result is its value. Understands, ignoring case, accents and spare spaces: a label, value or synonym; a position or
/// ordinal (<c>2</c>, <c>2.</c>, <c>2nd</c>, <c>second</c>, <c>last</c>); the beginning of one choice's words, if no other begins so.
/// </summary>
public sealed class ChoicePrompt : Prompt<string>
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public override PromptRecognizerResult<string> Recognize(PromptAnswer answer, PromptOptions options)
    {
        var words = AnswerText.Fold(AnswerText.Fold(answer.Text).TrimEnd('.', '!', ')').TrimStart('#', '('));
        if (words.Length == 0)
        {
            return new PromptRecognizerResult<string>.NotRecognized();
        }

        var choice = options.Choices.FirstOrDefault(choice => Words(choice).Contains(words, StringComparer.Ordinal))
            ?? ByPosition(words, options.Choices)
            ?? ByBeginning(words, options.Choices);
        return choice is null ? new PromptRecognizerResult<string>.NotRecognized() : new PromptRecognizerResult<string>.Recognized(choice.Value);
    }

    public override string Format(string value) => value;

    public override string Parse(string result) => result;

    protected override string Complaint(string came, PromptOptions options, PromptTexts texts) => texts.NoChoice(came, options.Choices.Count);

    /// <summary>The choices follow what is said, first and each further time.</summary>
    protected override string Question(string text, PromptOptions options)
    {
        var list = new StringBuilder(text).Append('\n');
        for (var i = 0; i < options.Choices.Count; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"\n{i + 1}. {options.Choices[i].Label}");
        }

        return list.ToString();
    }

    private static IEnumerable<string> Words(Choice choice) => new[] { choice.Label, choice.Value }.Concat(choice.Synonyms).Select(AnswerText.Fold);

    private static Choice? ByPosition(string answer, IReadOnlyList<Choice> choices)
    {
        if (answer == "last")
        {
            return choices.Count == 0 ? null : choices[^1];
        }

        var digits = answer.Length > 2 && answer[^2..] is "st" or "nd" or "rd" or "th" ? answer[..^2] : answer;
        var position = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Array.IndexOf(Ordinals, answer) + 1;
        return position >= 1 && position <= choices.Count ? choices[position - 1] : null;
    }

    private static Choice? ByBeginning(string answer, IReadOnlyList<Choice> choices)
    {
        // A number means a position: 4 of three choices is a slip, not the beginning of "4 weeks".
        if (answer.All(char.IsAsciiDigit))
        {
            return null;
        }

        var found = choices.Where(choice => Words(choice).Any(word => word.StartsWith(answer, StringComparison.Ordinal))).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
