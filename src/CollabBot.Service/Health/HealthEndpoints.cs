using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>
/// <c>/health/startup</c> and <c>/health/live</c>: the process runs and answers; <c>/health/ready</c>: it may be sent work; <c>/health/deep</c>:
/// everything an operator may want to know, for callers on this machine alone.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly string[] MarksOfAProxy = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"];

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        // A host listens only once its settings were found right and its store was opened, so whoever is answered at all is answered by one that started.
        endpoints.MapGet("/health/startup", () => Answer([]));
        endpoints.MapGet("/health/live", () => Answer([]));
        endpoints.MapGet("/health/ready", async (HealthCheckService checks, CancellationToken cancellationToken) =>
            Answer(await checks.LookAsync(check => check.Tags.Contains(HealthChecks.Ready), cancellationToken)));
        endpoints.MapGet("/health/deep", async (HttpContext context, HealthCheckService checks, CancellationToken cancellationToken) =>
            IsFromHere(context) ? Answer(await checks.LookAsync(_ => true, cancellationToken)) : Results.NotFound());
    }

    private static IResult Answer(IReadOnlyList<Finding> findings)
    {
        var answer = HealthAnswer.Of(findings);
        return Results.Json(answer, HealthJson.Default.HealthAnswer, statusCode: (int)(answer.Status is FindingStatus.Ok ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable));
    }

    /// <summary>A proxy on this machine calls from here too, on behalf of the world.</summary>
    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && !MarksOfAProxy.Any(context.Request.Headers.ContainsKey);
}
