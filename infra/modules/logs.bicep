// Where logs and metrics go. Neither holds a name, an id of a person, an answer or a comment: the service writes none.
param name string
param location string
param tags object
param days int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: days
    features: { enableLogAccessUsingOnlyResourcePermissions: true }
    workspaceCapping: { dailyQuotaGb: 2 }
  }
}

// The collector beside the service writes metrics here; queries read them from the workspace.
resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-metrics'
  location: location
  tags: tags
  kind: 'other'
  properties: {
    Application_Type: 'other'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableIpMasking: false
    RetentionInDays: days
  }
}

output workspaceId string = workspace.id

@description('Says where metrics are sent to. It lets who has it write metrics, and read nothing.')
@secure()
output connectionString string = insights.properties.ConnectionString
