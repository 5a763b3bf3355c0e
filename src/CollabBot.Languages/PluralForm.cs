namespace CollabBot.Languages;

/// <summary>Which form of a word goes with a number, by the names of the Unicode CLDR. A language uses some of them, and always <see cref="Other"/>.</summary>
public enum PluralForm
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}
