// The service, the collector of its metrics beside it, and the one path by which the world reaches it.
param name string
param location string
param tags object
param environmentName string
param domain string
param routeName string
param image string
param registry string
param identityId string
param clientId string
param storageName string
param queueName string
param keyAddress string
@secure()
param collectorConnection string
param minReplicas int
param maxReplicas int
param allowedTenants string[]
param administrators string[]
param reportLink string
param complaintContact string

var port = 3978
var collectorPort = 4318

// A probe calls the container by its address; the service answers to the names that it is told, and to this one.
var probeHeaders = [
  { name: 'Host', value: 'localhost' }
]

var settings = union(
  {
    ASPNETCORE_ENVIRONMENT: 'Production'
    urls: 'http://+:${port}'
    AllowedHosts: '${routeName}.${domain};${name}.internal.${domain};${name};localhost'
    AZURE_CLIENT_ID: clientId
    Bot__AppId: clientId
    Bot__TenantId: tenant().tenantId
    Bot__AppType: 'UserAssignedMSI'
    Bot__Cloud: 'Public'
    Storage__Provider: 'Azure'
    Storage__AccountName: storageName
    Storage__KeyVaultKey: keyAddress
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:${collectorPort}'
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf'
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta'
  },
  toObject(range(0, length(allowedTenants)), i => 'Bot__AllowedTenants__${i}', i => allowedTenants[i]),
  toObject(range(0, length(administrators)), i => 'Administrators__ObjectIds__${i}', i => administrators[i]),
  empty(reportLink) ? {} : { Comments__ReportLink: reportLink },
  empty(complaintContact) ? {} : { Reporting__ComplaintContact: complaintContact }
)

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' existing = {
  name: environmentName
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'service' })
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: false, targetPort: port, transport: 'http', allowInsecure: false, clientCertificateMode: 'ignore' }
      registries: [
        { server: registry, identity: identityId }
      ]
      secrets: [
        { name: 'collector-connection', value: collectorConnection }
      ]
    }
    template: {
      // Longer than the service takes to hand over what it holds.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'service'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [for setting in items(settings): { name: setting.key, value: setting.value }]
          probes: [
            { type: 'Startup', httpGet: { path: '/health/startup', port: port, scheme: 'HTTP', httpHeaders: probeHeaders }, periodSeconds: 3, timeoutSeconds: 3, failureThreshold: 40 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: port, scheme: 'HTTP', httpHeaders: probeHeaders }, periodSeconds: 15, timeoutSeconds: 5, failureThreshold: 4 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: port, scheme: 'HTTP', httpHeaders: probeHeaders }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 2 }
          ]
        }
        {
          name: 'collector'
          image: 'otel/opentelemetry-collector-contrib:0.128.0'
          args: ['--config=env:COLLECTOR_CONFIG']
          resources: { cpu: json('0.25'), memory: '0.5Gi' }
          env: [
            { name: 'COLLECTOR_CONFIG', value: loadTextContent('collector.yaml') }
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', secretRef: 'collector-connection' }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          { name: 'work', azureQueue: { accountName: storageName, queueName: queueName, queueLength: 20, identity: identityId } }
          { name: 'answers', http: { metadata: { concurrentRequests: '50' } } }
        ]
      }
    }
  }
}

// Health stays inside: this is all that leads in.
resource route 'Microsoft.App/managedEnvironments/httpRouteConfigs@2025-02-02-preview' = {
  parent: environment
  name: routeName
  properties: {
    rules: [
      {
        description: 'Teams calls here.'
        routes: [
          { match: { path: '/api/messages' } }
        ]
        targets: [
          { containerApp: app.name }
        ]
      }
    ]
  }
}
