using System.Net;
using System.Text;
using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Connector;

/// <summary>
/// Sends activities that Teams would find too big in a smaller version: measured beforehand as Teams measures, in UTF-16, and once more if it
/// still is refused for its size, which means that it was not taken. Safe for concurrent use.
/// </summary>
internal sealed class FittingSender(ConnectorTransport transport, TurnTexts texts, ConnectorMetrics metrics)
{
    /// <param name="call">Without its body.</param>
    /// <param name="write">Writes the body that holds an activity.</param>
    public async ValueTask<ConnectorAnswer> SendAsync(
        ConnectorCall call, OutboundActivity activity, Func<OutboundActivity, byte[]> write, CancellationToken cancellationToken)
    {
        var body = write(activity);
        while (Next(activity, SizeOf(body)) is { } smaller)
        {
            metrics.Shortened("measure");
            (activity, body) = (smaller, write(smaller));
        }

        if (SizeOf(body) > BotLimits.MaxMessageBytes)
        {
            return new ConnectorAnswer.NotSent(ConnectorFaults.MessageSizeTooBig, IsForbidden: true);
        }

        var answer = await transport.CallAsync(call with { Body = body }, cancellationToken);
        if (answer is ConnectorAnswer.Responded { Status: HttpStatusCode.RequestEntityTooLarge } && activity.Shorter(texts.TooBig) is { } last)
        {
            metrics.Shortened("connector");
            return await transport.CallAsync(call with { Body = write(last) }, cancellationToken);
        }

        return answer;
    }

    /// <returns>Bytes, as if it were in UTF-16.</returns>
    private static int SizeOf(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetCharCount(utf8) * sizeof(char);

    /// <returns>Null when it goes as it is.</returns>
    private OutboundActivity? Next(OutboundActivity activity, int size) => size switch
    {
        > BotLimits.MaxMessageBytes => activity.Shorter(texts.TooBig),
        > BotLimits.AimedMessageBytes => activity.Smaller,
        _ => null,
    };
}
