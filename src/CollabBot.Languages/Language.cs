using System.Globalization;

namespace CollabBot.Languages;

/// <summary>A language that the product speaks: English, in which it is written, or what a pack makes of it.</summary>
/// <remarks>
/// Immutable and thread-safe. Which language is spoken goes with the work that is going on (<see cref="Use"/>): whoever begins to write to
/// somebody says so once, and every sentence on the way is in it. Nobody else's work is touched.
/// </remarks>
public sealed class Language
{
    private static readonly AsyncLocal<Language?> Spoken = new();

    private readonly Func<string, string?> _find;
    private readonly PluralRules.Rule _plurals;

    /// <param name="tag">BCP 47, such as <c>cy-GB</c>.</param>
    /// <param name="find">The text for a key, with its holes; null when there is none. Thread-safe.</param>
    /// <param name="pluralsOf">The tag of the language whose plural forms it has.</param>
    /// <exception cref="ArgumentException">No plural rule is known for that language.</exception>
    internal Language(string tag, Func<string, string?> find, string pluralsOf)
    {
        Tag = tag;
        _find = find;
        _plurals = PluralRules.Of(pluralsOf) ?? throw new ArgumentException($"No plural rule is written down for {pluralsOf}: add it to {nameof(PluralRules)}.", nameof(pluralsOf));
        Culture = DateNames.In(this);
        Name = find(NameKey) ?? "English (United Kingdom)";
    }

    /// <summary>Under which a pack gives the language's own name for itself.</summary>
    public const string NameKey = "English (United Kingdom)";

    /// <summary>The language in which every text is written.</summary>
    public static Language English { get; } = new("en-GB", _ => null, "en");

    /// <summary>What is spoken in the work that is going on; English unless <see cref="Use"/> said otherwise.</summary>
    public static Language Current => Spoken.Value ?? English;

    /// <summary>BCP 47, such as <c>en-GB</c>.</summary>
    public string Tag { get; }

    /// <summary>ISO 639, such as <c>en</c>: what cards say of themselves.</summary>
    public string Code => Tag.Split('-')[0];

    /// <summary>What its speakers call it.</summary>
    public string Name { get; }

    /// <summary>How dates and numbers are written: the names of months and weekdays are the pack's.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The forms that a sentence about a number has, in the order of the CLDR; at least <see cref="PluralForm.Other"/>.</summary>
    public IReadOnlyList<PluralForm> Forms => _plurals.Forms;

    /// <summary>Whether texts are told as they are written.</summary>
    internal bool IsSource => ReferenceEquals(this, English);

    /// <summary>Speaks it until what comes back is disposed of, in this work and whatever it calls.</summary>
    public IDisposable Use()
    {
        var before = Spoken.Value;
        Spoken.Value = this;
        return new Scope(before);
    }

    internal string? Find(string key) => _find(key);

    internal PluralForm FormOf(long count) => _plurals.Choose(count);

    public override string ToString() => Tag;

    private sealed class Scope(Language? before) : IDisposable
    {
        public void Dispose() => Spoken.Value = before;
    }
}
