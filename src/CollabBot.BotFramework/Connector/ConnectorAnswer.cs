using System.Net;
using System.Text.Json;
using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Connector;

/// <summary>What came back from a call, before anybody decides what it means.</summary>
internal abstract record ConnectorAnswer
{
    private ConnectorAnswer()
    {
    }

    /// <param name="Body">Parsed; null when empty, cut off or no JSON.</param>
    public sealed record Responded(HttpStatusCode Status, JsonElement? Body, TimeSpan? RetryAfter) : ConnectorAnswer
    {
        public bool IsSuccess => (int)Status is >= 200 and <= 299;

        /// <summary>The code in either of the two shapes that errors have, else the status in words.</summary>
        public string Code => CodeIn(Body) ?? Status.ToString();

        public TolerantReader Reader => new(Body ?? default);

        private static string? CodeIn(JsonElement? body)
        {
            if (body is not { } json)
            {
                return null;
            }

            var reader = new TolerantReader(json);
            return Bounded(reader.Child("error")?.Text("code"))
                ?? Bounded(SubCode(reader.Text("message")))
                ?? Bounded(reader.Text("errorCode"))
                ?? (reader.Number("errorCode") is { } number ? $"errorCode {number}" : null);
        }

        /// <summary>The older shape holds JSON as a text in its message.</summary>
        private static string? SubCode(string? message)
        {
            if (message is null)
            {
                return null;
            }

            try
            {
                return new TolerantReader(JsonElement.Parse(message)).Text("subCode");
            }
            catch (JsonException)
            {
                return null;
            }
        }

        /// <summary>A code goes into logs and metrics, so it looks like one: nothing else that a server may write gets there.</summary>
        private static string? Bounded(string? code) =>
            code is { Length: > 0 and <= 64 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '-' or '.')
                ? code
                : null;
    }

    /// <summary>Nothing was sent: no connection, or something that may not go out.</summary>
    /// <param name="RetryAfter">How long nothing is sent there; null where that is not known.</param>
    /// <param name="IsForbidden">Whether it may not go out later either.</param>
    public sealed record NotSent(string Reason, TimeSpan? RetryAfter = null, bool IsForbidden = false) : ConnectorAnswer;

    /// <summary>It went out, and no answer came.</summary>
    public sealed record NoAnswer(string Reason) : ConnectorAnswer;
}
