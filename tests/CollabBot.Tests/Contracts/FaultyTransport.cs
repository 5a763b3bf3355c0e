using System.Globalization;
using Azure;
using Azure.Core;

namespace CollabBot.Tests.Contracts;

/// <summary>A network that fails as a plan says: a request is cut off before the account got it, or the account's answer is lost on its way back.</summary>
internal sealed class FaultyTransport(FaultPlan plan) : WrappingTransport
{
    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        switch (plan.Next($"{message.Request.Method} {message.Request.Uri.Path}{message.Request.Uri.Query}"))
        {
            case Fault.Before:
                throw Failure(plan.Faults);
            case Fault.After:
                await base.ProcessAsync(message);
                message.Response.Dispose();
                throw Failure(plan.Faults);
            case Fault.Delay:
                await Task.Yield();
                break;
        }

        await base.ProcessAsync(message);
    }

    // As a cut connection, a busy account and a time-out of the account look to the caller; none of them tells whether anything was done.
    private static RequestFailedException Failure(int number) => (number % 3) switch
    {
        0 => new RequestFailedException(0, "The connection was cut by the test."),
        1 => new RequestFailedException(503, string.Create(CultureInfo.InvariantCulture, $"Fault {number} of the test."), "ServerBusy", null),
        _ => new RequestFailedException(500, string.Create(CultureInfo.InvariantCulture, $"Fault {number} of the test."), "OperationTimedOut", null),
    };
}
