// Where the image of the service lies. It holds no data and no secret; only the service's identity may pull.
param name string
param location string
param tags object
param principalId string
param workspaceId string

var mayPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: '${name}${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource serviceMayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, principalId, mayPull)
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: mayPull }
}

resource audited 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: registry
  name: 'to-the-logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      { categoryGroup: 'audit', enabled: true }
    ]
  }
}

output loginServer string = registry.properties.loginServer
