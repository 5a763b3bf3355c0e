using System.Text;
using System.Text.Json;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>Whether something is an activity that may be posted, seen in one pass over its bytes.</summary>
internal static class SentActivity
{
    /// <summary>Of a whole activity, counted as UTF-16.</summary>
    public const int MaxBytes = 100 * 1024;

    /// <returns>Null when it may.</returns>
    public static ConnectorError? FirstProblem(ReadOnlySpan<byte> json)
    {
        if (Encoding.UTF8.GetCharCount(json) * sizeof(char) > MaxBytes)
        {
            return ConnectorError.MessageSizeTooBig;
        }

        try
        {
            return HasWhatIsNeeded(json) ? null : ConnectorError.BadSyntax;
        }
        catch (JsonException)
        {
            return ConnectorError.BadSyntax;
        }
    }

    /// <summary>A type that a bot may send, and for a message something to show.</summary>
    private static bool HasWhatIsNeeded(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        bool isMessage = false, isTyping = false, hasContent = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isMessage = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("message"u8);
                isTyping = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("typing"u8);
            }
            else if (reader.ValueTextEquals("text"u8))
            {
                reader.Read();
                hasContent |= reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0;
            }
            else if (reader.ValueTextEquals("attachments"u8))
            {
                reader.Read();
                hasContent |= reader.TokenType == JsonTokenType.StartArray && StartsWithAnElement(reader);
            }

            reader.Skip();
        }

        // Whatever follows the object makes the reader throw.
        return !reader.Read() && (isTyping || (isMessage && hasContent));
    }

    /// <param name="ahead">A copy: the caller's own reader stays where it is.</param>
    private static bool StartsWithAnElement(Utf8JsonReader ahead) => ahead.Read() && ahead.TokenType != JsonTokenType.EndArray;
}
