using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Faults;

namespace CollabBot.Doubles.Teams.Control;

/// <summary>Reads what may go wrong from JSON.</summary>
internal static class ControlFaults
{
    /// <exception cref="ControlProblemException">Something is not known or missing.</exception>
    public static FaultRule Rule(JsonObject json) => new(
        Fault(json),
        json.Text("operation") is { } operation ? Named<ConnectorOperation>(operation) : null,
        json.Text("conversation"),
        (int)(json.Number("skip") ?? 0),
        (int?)json.Number("times"),
        json.Number("probability") ?? 1);

    public static Latency Latency(JsonObject json) => new(
        Milliseconds(json, "fromMs"),
        Milliseconds(json, "toMs"),
        json.Number("tailShare") ?? 0,
        Milliseconds(json, "tailToMs"));

    private static Fault Fault(JsonObject json)
    {
        var shape = json.Text("shape") is { } name ? Named<ErrorShape>(name) : ErrorShape.Current;
        var status = (int?)json.Number("status");
        TimeSpan? retryAfter = json.Number("retryAfterSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return json.Text("fault") switch
        {
            "refused" when status is { } refused => new Fault.Refused(Error(refused, json.Text("code")), shape, retryAfter),
            "cutBefore" => new Fault.CutBefore(),
            "acceptedThenFailed" => new Fault.AcceptedThenFailed(status ?? 502, shape),
            "acceptedThenCut" => new Fault.AcceptedThenCut(),
            "acceptedWithoutId" => new Fault.AcceptedWithoutId(),
            "slow" => new Fault.Slow(Milliseconds(json, "slowMs")),
            _ => throw new ControlProblemException("fault must be refused (with a status), cutBefore, acceptedThenFailed, acceptedThenCut, acceptedWithoutId or slow (with slowMs)."),
        };
    }

    private static ConnectorError Error(int status, string? code) => (status, code) switch
    {
        (_, { } name) => new ConnectorError(status, name, name),
        (412, _) => ConnectorError.PreconditionFailed,
        (429, _) => ConnectorError.Throttled,
        (500, _) => ConnectorError.ServiceError,
        _ => ConnectorError.OfGateway(status),
    };

    private static T Named<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value)
            ? value
            : throw new ControlProblemException($"\"{name}\" must be one of {string.Join(", ", Enum.GetNames<T>())}.");

    private static TimeSpan Milliseconds(JsonObject json, string name) => TimeSpan.FromMilliseconds(json.Number(name) ?? 0);
}
