using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Markdown that only the program wrote: no text of a person has a meaning in it.</summary>
/// <remarks>
/// Written as an interpolated string, and in no other way: <c>Text = $"**Hello** {name}"</c>. What the code says is markdown; what stands
/// in a hole is escaped (<see cref="Escape(string, int)"/>), unless it is a text of this type or a mention. A plain string does not convert.
/// Immutable once it is made: a copy that is appended to leaves the original alone.
/// </remarks>
[InterpolatedStringHandler]
[JsonConverter(typeof(AdaptiveTextConverter))]
public record struct AdaptiveText
{
    /// <summary>Characters, as a reader counts them, that one text of a person may have; the rest becomes an ellipsis.</summary>
    public const int MaxLength = 512;

    private string? _markdown;

    /// <summary>For the compiler, which turns an interpolated string into calls of this and of the methods below.</summary>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The compiler passes both; concatenating needs neither.")]
    public AdaptiveText(int literalLength, int formattedCount) => _markdown = "";

    /// <summary>The text as it goes over the wire.</summary>
    public readonly string Markdown => _markdown ?? "";

    public readonly bool IsBlank => string.IsNullOrWhiteSpace(_markdown);

    /// <summary>These texts of people, each escaped by itself.</summary>
    public static AdaptiveText Join([ConstantExpected] string separator, params IEnumerable<string> texts) =>
        new(0, 0) { _markdown = string.Join(separator, texts.Select(text => Escape(text))) };

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

    public void AppendLiteral(string value) => _markdown += value;

    public void AppendFormatted(string? value) => _markdown += Escape(value ?? "");

    public void AppendFormatted(AdaptiveText value) => _markdown += value.Markdown;

    public void AppendFormatted(MentionEntity value) => _markdown += value.Text;

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public override readonly string ToString() => Markdown;
}
