namespace CollabBot.Languages;

/// <summary>Which forms a language has for a whole number of things. Source: Unicode CLDR 47, supplemental data, cardinal plural rules.</summary>
internal static class PluralRules
{
    private static readonly Rule English = new([PluralForm.One, PluralForm.Other], count => count == 1 ? PluralForm.One : PluralForm.Other);

    private static readonly Rule Welsh = new(
        [PluralForm.Zero, PluralForm.One, PluralForm.Two, PluralForm.Few, PluralForm.Many, PluralForm.Other],
        count => count switch
        {
            0 => PluralForm.Zero,
            1 => PluralForm.One,
            2 => PluralForm.Two,
            3 => PluralForm.Few,
            6 => PluralForm.Many,
            _ => PluralForm.Other,
        });

    private static readonly Rule ScottishGaelic = new(
        [PluralForm.One, PluralForm.Two, PluralForm.Few, PluralForm.Other],
        count => count switch
        {
            1 or 11 => PluralForm.One,
            2 or 12 => PluralForm.Two,
            (>= 3 and <= 10) or (>= 13 and <= 19) => PluralForm.Few,
            _ => PluralForm.Other,
        });

    private static readonly Rule Irish = new(
        [PluralForm.One, PluralForm.Two, PluralForm.Few, PluralForm.Many, PluralForm.Other],
        count => count switch
        {
            1 => PluralForm.One,
            2 => PluralForm.Two,
            >= 3 and <= 6 => PluralForm.Few,
            >= 7 and <= 10 => PluralForm.Many,
            _ => PluralForm.Other,
        });

    /// <summary>The rule of a language, by the part of its tag before the hyphen; null for a language whose rule is not written down here.</summary>
    public static Rule? Of(string tag) => tag.Split('-')[0] switch
    {
        "en" => English,
        "cy" => Welsh,
        "gd" => ScottishGaelic,
        "ga" => Irish,
        _ => null,
    };

    /// <param name="Forms">In the order of the CLDR; <see cref="PluralForm.Other"/> is the last.</param>
    public sealed record Rule(IReadOnlyList<PluralForm> Forms, Func<long, PluralForm> Choose);
}
