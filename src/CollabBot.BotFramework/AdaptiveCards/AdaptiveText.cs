using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CollabBot.BotFramework.Activities;
using CollabBot.Languages;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Markdown that only the program wrote: no text of a person has a meaning in it.</summary>
/// <remarks>
/// Written as an interpolated string, and in no other way: <c>Text = $"**Hello** {name}"</c>. What the code says is markdown; what stands
/// in a hole is escaped (<see cref="Escape(string, int)"/>), unless it is a text of this type or a mention. A plain string does not convert.
/// It is a <see cref="Phrase"/>: told in the language of whoever reads it, and immutable once it is made.
/// </remarks>
[InterpolatedStringHandler]
[JsonConverter(typeof(AdaptiveTextConverter))]
public record struct AdaptiveText
{
    /// <summary>Characters, as a reader counts them, that one text of a person may have; the rest becomes an ellipsis.</summary>
    public const int MaxLength = 512;

    private Phrase _words;

    /// <summary>For the compiler, which turns an interpolated string into calls of this and of the methods below.</summary>
    public AdaptiveText(int literalLength, int formattedCount) => _words = new Phrase(literalLength, formattedCount);

    /// <summary>The text as it goes over the wire.</summary>
    public readonly string Markdown => _words.ToString();

    public readonly bool IsBlank => string.IsNullOrWhiteSpace(Markdown);

    /// <summary>A text about so many of something, in the form that the reader's language has for that number.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="one">In English, of exactly one.</param>
    /// <param name="other">In English, of any other number.</param>
    public static AdaptiveText Counted(long count, AdaptiveText one, AdaptiveText other) => new() { _words = Phrase.Chosen(count, one._words, other._words) };

    /// <summary>These texts of people, each escaped by itself.</summary>
    public static AdaptiveText Join([ConstantExpected] string separator, params IEnumerable<string> texts) =>
        Markup(string.Join(separator, texts.Select(text => Escape(text))));

    /// <summary>
    /// A person's text for a place that reads markdown: the same words on one line, in which nothing is a style, a list, a link, a
    /// picture, a mention, a tag or an entity, nothing is invisible, and nothing turns the direction of the words around it.
    /// </summary>
    /// <param name="maxLength">In characters as a reader counts them; 1 or more.</param>
    public static string Escape(string text, int maxLength = MaxLength) => PersonsText.Isolate(PersonsText.WithoutMarkdown(PersonsText.Cleaned(text, maxLength)));

    /// <summary>
    /// A person's text for a place of which one can't know whether it reads markdown: titles, labels, choices, fallback texts and
    /// notifications. As <see cref="Escape(string, int)"/>, but without backslashes, so that asterisks may still become a style.
    /// </summary>
    /// <param name="maxLength">In characters as a reader counts them; 1 or more.</param>
    public static string Plain(string text, int maxLength = MaxLength) => PersonsText.Isolate(PersonsText.WithoutLinks(PersonsText.Cleaned(text, maxLength)));

    /// <summary>A person's text on one line, nothing invisible in it, and no longer than that. Not escaped.</summary>
    /// <param name="maxLength">In characters as a reader counts them, the ellipsis included; 1 or more.</param>
    public static string Shorten(string text, int maxLength) => PersonsText.Cleaned(text, maxLength);

    public void AppendLiteral(string value) => _words.AppendLiteral(value);

    /// <summary>Appends markdown of the program's own that has been told already (<see cref="Phrase"/>): it is not escaped, so nothing of a person may stand in it unescaped.</summary>
    public void AppendTold(string markdown) => _words.AppendFormatted(markdown);

    public void AppendFormatted(string? value) => _words.AppendFormatted(Escape(value ?? ""));

    public void AppendFormatted(AdaptiveText value) => _words.AppendFormatted(value.Markdown);

    public void AppendFormatted(MentionEntity value) => _words.AppendFormatted(value.Text);

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, Language.Current.Culture));

    public override readonly string ToString() => Markdown;

    private static AdaptiveText Markup(string markdown)
    {
        var text = new AdaptiveText(0, 1);
        text.AppendTold(markdown);
        return text;
    }
}
