using Azure.Core;
using Azure.Core.Pipeline;

namespace CollabBot.Tests.Contracts;

/// <summary>The SDK's own transport, for a test that makes the network fail.</summary>
internal abstract class WrappingTransport : HttpPipelineTransport
{
    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The stores call asynchronously.");

    public override ValueTask ProcessAsync(HttpMessage message) => HttpClientTransport.Shared.ProcessAsync(message);
}
