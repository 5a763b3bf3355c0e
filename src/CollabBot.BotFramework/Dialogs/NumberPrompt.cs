using System.Globalization;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// A number in digits, with a sign if it has one, and the decimal separator of the person's locale (<c>2.5</c> in English, <c>2,5</c> in German).
/// Separators of thousands are refused: <c>1,500</c> from a client that is set to another language would be off by a thousand, unnoticed.
/// </summary>
public sealed class NumberPrompt : Prompt<decimal>
{
    private const NumberStyles Accepted = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>The smallest number; null sets no limit.</summary>
    public Bound? Minimum { get; init; }

    /// <summary>The greatest number; null sets no limit.</summary>
    public Bound? Maximum { get; init; }

    /// <summary>True to refuse fractions; <c>3.0</c> is whole.</summary>
    public bool IsWhole { get; init; }

    public override PromptRecognizerResult<decimal> Recognize(PromptAnswer answer, PromptOptions options) =>
        decimal.TryParse(answer.Text, Accepted, LocaleConventions.Of(answer.Locale).Numbers, out var number) && Allows(number)
            ? new PromptRecognizerResult<decimal>.Recognized(number)
            : new PromptRecognizerResult<decimal>.NotRecognized();

    public override string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public override decimal Parse(string result) => decimal.Parse(result, Accepted, CultureInfo.InvariantCulture);

    protected override string Complaint(string came, PromptOptions options, PromptTexts texts) => texts.NoNumber(came, this);

    private bool Allows(decimal number) =>
        (!IsWhole || decimal.IsInteger(number))
        && (Minimum is not { } minimum || number > minimum.Value || (minimum.IsInclusive && number == minimum.Value))
        && (Maximum is not { } maximum || number < maximum.Value || (maximum.IsInclusive && number == maximum.Value));
}
