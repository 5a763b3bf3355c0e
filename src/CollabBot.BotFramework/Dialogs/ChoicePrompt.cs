using System.Globalization;
using System.Text;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// One of some choices. Understands, ignoring case: a label, value or synonym; a number or ordinal (<c>2</c>, <c>2.</c>, <c>2nd</c>,
/// <c>second</c>, <c>last</c>); the beginning of one choice's words, if no other begins so.
/// </summary>
public sealed class ChoicePrompt : Prompt
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public override PromptRecognizerResult Recognize(string text, PromptOptions options)
    {
        var answer = text.Trim().TrimEnd('.', '!', ')').TrimStart('#', '(').Trim();
        if (answer.Length == 0)
        {
            return new PromptRecognizerResult.NotRecognized();
        }

        var choice = options.Choices.FirstOrDefault(choice => Words(choice).Any(word => word.Equals(answer, StringComparison.OrdinalIgnoreCase)))
            ?? ByPosition(answer, options.Choices)
            ?? ByBeginning(answer, options.Choices);
        return choice is null ? new PromptRecognizerResult.NotRecognized() : new PromptRecognizerResult.Recognized(choice.Value);
    }

    protected override string Question(PromptOptions options) => List(options.Text, options);

    protected override string Complaint(string came, PromptOptions options) =>
        List($"“{came}” is none of the choices. Please write a number from 1 to {options.Choices.Count}, or the words:", options);

    private static string List(string text, PromptOptions options)
    {
        var list = new StringBuilder(text).Append('\n');
        for (var i = 0; i < options.Choices.Count; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"\n{i + 1}. {options.Choices[i].Label}");
        }

        return list.ToString();
    }

    private static IEnumerable<string> Words(Choice choice) => [choice.Label, choice.Value, .. choice.Synonyms];

    private static Choice? ByPosition(string answer, IReadOnlyList<Choice> choices)
    {
        if (answer.Equals("last", StringComparison.OrdinalIgnoreCase))
        {
            return choices.Count == 0 ? null : choices[^1];
        }

        var digits = answer.Length > 2 && answer[^2..].ToUpperInvariant() is "ST" or "ND" or "RD" or "TH" ? answer[..^2] : answer;
        var position = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Array.FindIndex(Ordinals, ordinal => ordinal.Equals(answer, StringComparison.OrdinalIgnoreCase)) + 1;
        return position >= 1 && position <= choices.Count ? choices[position - 1] : null;
    }

    private static Choice? ByBeginning(string answer, IReadOnlyList<Choice> choices)
    {
        // A number means a position: 4 of three choices is a slip, not the beginning of "4 weeks".
        if (answer.All(char.IsAsciiDigit))
        {
            return null;
        }

        var found = choices.Where(choice => Words(choice).Any(word => word.StartsWith(answer, StringComparison.OrdinalIgnoreCase))).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
