using System.Diagnostics.CodeAnalysis;

namespace CollabBot.Core.Privacy;

/// <summary>What a person keeps to be able to withdraw their answers without the chat they gave them in, and without an admin.</summary>
/// <remarks>
/// Made from the round's key and the person's slot whenever it is shown, and kept nowhere: with the key it is gone, and nothing in the store leads
/// from it to anybody. It says no more about its holder than that they were asked.
/// </remarks>
/// <param name="Round">Which round it is for, as <see cref="TagDigits"/> hexadecimal digits of a hash.</param>
/// <param name="Proof"><see cref="ProofDigits"/> hexadecimal digits that only the round's key can make.</param>
public sealed record WithdrawalCode(string Round, string Proof)
{
    internal const int TagDigits = 4;
    internal const int ProofDigits = 20;
    private const int GroupDigits = 4;

    /// <summary>Reads what a person typed: groups may be apart or together, letters of either case.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out WithdrawalCode? code)
    {
        var digits = string.Concat(text.Where(c => c is not (' ' or '-'))).ToLowerInvariant();
        code = digits.Length == TagDigits + ProofDigits && digits.All(char.IsAsciiHexDigitLower) ? new WithdrawalCode(digits[..TagDigits], digits[TagDigits..]) : null;
        return code is not null;
    }

    /// <summary>In groups of four, such as <c>7f3a-91c2-44de-0b6a-e871-55c0</c>.</summary>
    public override string ToString() => string.Join('-', (Round + Proof).Chunk(GroupDigits).Select(group => new string(group)));
}
